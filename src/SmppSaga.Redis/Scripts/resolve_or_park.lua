-- KEYS: links, parked. ARGV: payload, time to live in ms, how many payloads a key may have.
-- Returns the links; without any, parks the payload, once.
local links = redis.call('GET', KEYS[1])
if links then return links end

if not redis.call('LPOS', KEYS[2], ARGV[1]) then
    redis.call('RPUSH', KEYS[2], ARGV[1])
    redis.call('LTRIM', KEYS[2], -tonumber(ARGV[3]), -1)
end
redis.call('PEXPIRE', KEYS[2], ARGV[2])
return false
