-- KEYS: epochs, deadlines, outbox, generation, then for each entry its record list and, when its first record is replaced, the key for the original.
-- ARGV: one for each entry, packed (AppendOctets): id (16 octets), expected length, number of records, number of outbox rows, 1 + 2 + 4 + 8 for what follows:
-- deadline in ms, expiry in ms, lease name and epoch, for how many ms the first record is kept and what replaces it; then the records and the rows, each after its length.
-- Returns one digit for each entry: 1 written, 2 conflict, 3 fenced, 4 a key holds something else; and the new generation.
local outcomes = {}
local next_key = 5

local function same_records(key, expected, entry, at, count)
    local stored = redis.call('LRANGE', key, expected, expected + count - 1)
    if #stored ~= count then return false end
    for i = 1, count do
        local record
        record, at = struct.unpack('>I4c0', entry, at)
        if stored[i] ~= record then return false end
    end
    return true
end

-- unpack() is limited to a few thousand values.
local function push(key, entry, at, count)
    while count > 0 do
        local values = {}
        for i = 1, math.min(count, 1000) do
            values[i], at = struct.unpack('>I4c0', entry, at)
        end
        redis.call('RPUSH', key, unpack(values))
        count = count - #values
    end
    return at
end

local function apply(entry)
    local key, original = KEYS[next_key], KEYS[next_key + 1]
    next_key = next_key + 1
    local id, expected, records, rows, has, at = struct.unpack('>c16I4I4I4B', entry)
    local deadline, expiry, lease, epoch, keep, replacement
    if has >= 8 then next_key = next_key + 1 end
    if has % 2 == 1 then deadline, at = struct.unpack('>d', entry, at) end
    if has % 4 >= 2 then expiry, at = struct.unpack('>d', entry, at) end
    if has % 8 >= 4 then lease, epoch, at = struct.unpack('>I4c0I4c0', entry, at) end
    if has >= 8 then keep, replacement, at = struct.unpack('>dI4c0', entry, at) end
    if lease then
        if (redis.call('HGET', KEYS[1], lease) or '0') ~= epoch then return 3 end
    end

    local length = redis.pcall('LLEN', key)
    if type(length) == 'table' then return 4 end
    if length ~= expected then
        return records > 0 and length >= expected + records and same_records(key, expected, entry, at, records) and 1 or 2
    end

    at = push(key, entry, at, records)
    push(KEYS[3], entry, at, rows)
    if replacement and expected + records > 0 then
        if keep > 0 then redis.call('SET', original, redis.call('LINDEX', key, 0), 'PX', keep) end
        redis.call('LSET', key, 0, replacement)
    end
    if deadline then
        redis.call('ZADD', KEYS[2], deadline, id)
    else
        redis.call('ZREM', KEYS[2], id)
    end
    if expiry then
        redis.call('PEXPIRE', key, expiry)
    elseif expected > 0 then
        redis.call('PERSIST', key)
    end
    return 1
end

for i = 1, #ARGV do
    outcomes[i] = apply(ARGV[i])
end
return { table.concat(outcomes), redis.call('INCR', KEYS[4]) }
