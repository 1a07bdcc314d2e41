-- KEYS: links, parked, parked deadlines, generation. ARGV: value (18 octets), time to live in ms, how many values a key may have, key, when what is parked is due in ms.
-- Adds the value once and returns what is parked, and the new generation.
local stored = redis.call('GET', KEYS[1]) or ''
local width = #ARGV[1]
local known = false
for at = 1, #stored, width do
    if string.sub(stored, at, at + width - 1) == ARGV[1] then
        known = true
        break
    end
end

local left = redis.call('PTTL', KEYS[1])
local ttl = math.max(left, tonumber(ARGV[2]))
if known then
    redis.call('PEXPIRE', KEYS[1], ttl)
else
    redis.call('SET', KEYS[1], string.sub(stored .. ARGV[1], -width * tonumber(ARGV[3])), 'PX', ttl)
end

local parked = redis.call('LRANGE', KEYS[2], 0, -1)
if #parked > 0 then redis.call('ZADD', KEYS[3], 'LT', ARGV[5], ARGV[4]) end
return { parked, redis.call('INCR', KEYS[4]) }
