-- KEYS: parked, parked deadlines. ARGV: key, then the payloads as read.
-- Returns 1, or 0 when the payloads are no longer those that were read.
local parked = redis.call('LRANGE', KEYS[1], 0, -1)
if #parked ~= #ARGV - 1 then return 0 end
for i = 1, #parked do
    if parked[i] ~= ARGV[1 + i] then return 0 end
end

redis.call('DEL', KEYS[1])
redis.call('ZREM', KEYS[2], ARGV[1])
return 1
