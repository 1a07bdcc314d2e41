-- KEYS: lease, epochs. ARGV: lease name, owner, time to live in ms, the newest epoch that other shards know.
-- Returns the new epoch, or false while another owner holds the lease.
-- The epoch is at least the clock's, in ms: a server that has lost the newest one must not hand it out again.
local held = redis.call('GET', KEYS[1])
if held and string.sub(held, string.find(held, ' ', 1, true) + 1) ~= ARGV[2] then return false end

local time = redis.call('TIME')
local epoch = math.max((redis.call('HGET', KEYS[2], ARGV[1]) or 0) + 1, ARGV[4] + 1, time[1] * 1000 + math.floor(time[2] / 1000))
epoch = string.format('%.0f', epoch)
redis.call('HSET', KEYS[2], ARGV[1], epoch)
redis.call('SET', KEYS[1], epoch .. ' ' .. ARGV[2], 'PX', ARGV[3])
return epoch
