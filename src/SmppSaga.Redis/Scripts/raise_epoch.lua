-- KEYS: epochs. ARGV: lease name, epoch. Makes the epoch the newest one of its lease in this shard.
-- Returns 1 when it was older, 0 when it was this one already, -1 when it is newer.
local known = tonumber(redis.call('HGET', KEYS[1], ARGV[1]) or '0')
local epoch = tonumber(ARGV[2])
if known > epoch then return -1 end
if known == epoch then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return 1
