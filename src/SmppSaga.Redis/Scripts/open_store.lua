-- KEYS: layout, then keys that a store has which was begun before layouts were written down. ARGV: number of shards of a new store.
-- Returns the store's number of shards.
local shards = redis.call('GET', KEYS[1])
if shards then return shards end

shards = redis.call('EXISTS', unpack(KEYS, 2)) > 0 and '1' or ARGV[1]
redis.call('SET', KEYS[1], shards)
return shards
