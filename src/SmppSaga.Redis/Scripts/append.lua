-- KEYS: epochs, deadlines, outbox, generation, then for each entry its record list and, when its first record is replaced, the key for the original.
-- ARGV, for each entry: id (16 octets), expected length, deadline in ms or '', expiry in ms or '', lease name or '', epoch,
-- number of records, number of outbox rows, what replaces the first record or '', for how many ms the original is kept, the records, the rows.
-- Returns one number for each entry: 1 written, 2 conflict, 3 fenced, 4 a key holds something else; and last the new generation.
local outcomes = {}
local at, entry = 1, 5

local function same_records(key, expected, count, first)
    local stored = redis.call('LRANGE', key, expected, expected + count - 1)
    if #stored ~= count then return false end
    for i = 1, count do
        if stored[i] ~= ARGV[first + i - 1] then return false end
    end
    return true
end

-- unpack() is limited to a few thousand values.
local function push(key, first, count)
    local last = first + count - 1
    while first <= last do
        local chunk = math.min(last, first + 999)
        redis.call('RPUSH', key, unpack(ARGV, first, chunk))
        first = chunk + 1
    end
end

local function apply(key, first)
    local body = first + 10
    local expected, deadline, expiry = tonumber(ARGV[first + 1]), ARGV[first + 2], ARGV[first + 3]
    local lease, records, rows = ARGV[first + 4], tonumber(ARGV[first + 6]), tonumber(ARGV[first + 7])

    if lease ~= '' and (redis.call('HGET', KEYS[1], lease) or '0') ~= ARGV[first + 5] then return 3 end

    local length = redis.pcall('LLEN', key)
    if type(length) == 'table' then return 4 end
    if length ~= expected then
        return records > 0 and length >= expected + records and same_records(key, expected, records, body) and 1 or 2
    end

    push(key, body, records)
    push(KEYS[3], body + records, rows)
    if ARGV[first + 8] ~= '' and expected + records > 0 then
        if ARGV[first + 9] ~= '0' then redis.call('SET', KEYS[entry + 1], redis.call('LINDEX', key, 0), 'PX', ARGV[first + 9]) end
        redis.call('LSET', key, 0, ARGV[first + 8])
    end
    if deadline == '' then
        redis.call('ZREM', KEYS[2], ARGV[first])
    else
        redis.call('ZADD', KEYS[2], deadline, ARGV[first])
    end
    if expiry ~= '' then
        redis.call('PEXPIRE', key, expiry)
    elseif expected > 0 then
        redis.call('PERSIST', key)
    end
    return 1
end

while at <= #ARGV do
    outcomes[#outcomes + 1] = apply(KEYS[entry], at)
    entry = entry + (ARGV[at + 8] == '' and 1 or 2)
    at = at + 10 + tonumber(ARGV[at + 6]) + tonumber(ARGV[at + 7])
end
outcomes[#outcomes + 1] = redis.call('INCR', KEYS[4])
return outcomes
