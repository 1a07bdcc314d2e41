-- KEYS: parked, parked deadlines. ARGV: key.
redis.call('DEL', KEYS[1])
return redis.call('ZREM', KEYS[2], ARGV[1])
