-- KEYS: links, parked, parked deadlines, generation. ARGV: payload, how many payloads a key may have, key, when it is due in ms, '1' to park although there are links.
-- Returns the links; without any, parks the payload, once, and returns the new generation behind them.
local links = redis.call('GET', KEYS[1])
if links and ARGV[5] ~= '1' then return { links } end

if not redis.call('LPOS', KEYS[2], ARGV[1]) then
    redis.call('RPUSH', KEYS[2], ARGV[1])
    redis.call('LTRIM', KEYS[2], -tonumber(ARGV[2]), -1)
end
redis.call('PERSIST', KEYS[2])
redis.call('ZADD', KEYS[3], 'LT', ARGV[4], ARGV[3])
return { links, redis.call('INCR', KEYS[4]) }
