-- KEYS: epochs, deadlines, outbox, generation, then the record list of each entry.
-- ARGV, for each entry: id (16 octets), expected length, deadline in ms or '', expiry in ms or '', lease name or '', epoch,
-- number of records, number of outbox rows, the records, the rows.
-- Returns one number for each entry: 1 written, 2 conflict, 3 fenced, 4 a key holds something else; and last the new generation.
local outcomes = {}
local at = 1

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
    local expected, deadline, expiry = tonumber(ARGV[first + 1]), ARGV[first + 2], ARGV[first + 3]
    local lease, records, rows = ARGV[first + 4], tonumber(ARGV[first + 6]), tonumber(ARGV[first + 7])

    if lease ~= '' and (redis.call('HGET', KEYS[1], lease) or '0') ~= ARGV[first + 5] then return 3 end

    local length = redis.pcall('LLEN', key)
    if type(length) == 'table' then return 4 end
    if length ~= expected then
        return records > 0 and length >= expected + records and same_records(key, expected, records, first + 8) and 1 or 2
    end

    push(key, first + 8, records)
    push(KEYS[3], first + 8 + records, rows)
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

for entry = 5, #KEYS do
    outcomes[entry - 4] = apply(KEYS[entry], at)
    at = at + 8 + tonumber(ARGV[at + 6]) + tonumber(ARGV[at + 7])
end
outcomes[#outcomes + 1] = redis.call('INCR', KEYS[4])
return outcomes
