-- KEYS: lease, epochs. ARGV: lease name, owner, time to live in ms.
-- Returns the new epoch, or false while another owner holds the lease.
local held = redis.call('GET', KEYS[1])
if held and string.sub(held, string.find(held, ' ', 1, true) + 1) ~= ARGV[2] then return false end

local epoch = redis.call('HINCRBY', KEYS[2], ARGV[1], 1)
redis.call('SET', KEYS[1], string.format('%d %s', epoch, ARGV[2]), 'PX', ARGV[3])
return epoch
