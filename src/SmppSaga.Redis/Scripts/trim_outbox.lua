-- KEYS: outbox, lease. ARGV: what the holder wrote, the head as it was peeked, how many rows.
if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
if redis.call('LINDEX', KEYS[1], 0) ~= ARGV[2] then return 0 end
redis.call('LTRIM', KEYS[1], ARGV[3], -1)
return 1
