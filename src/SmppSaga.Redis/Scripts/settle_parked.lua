-- KEYS: links, parked, parked deadlines, unmatched, outbox, generation. ARGV: key, links as read, number of payloads, of unmatched payloads, of outbox rows,
-- how many unmatched payloads are kept, for how long in ms; then the payloads as read, the unmatched ones, the rows.
-- Returns 1 and the new generation, or 0 when links or payloads are no longer those that were read.
if (redis.call('GET', KEYS[1]) or '') ~= ARGV[2] then return { 0 } end

local payloads, unmatched, rows = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local parked = redis.call('LRANGE', KEYS[2], 0, -1)
if #parked ~= payloads then return { 0 } end
for i = 1, payloads do
    if parked[i] ~= ARGV[7 + i] then return { 0 } end
end

for i = 1, unmatched do redis.call('LPUSH', KEYS[4], ARGV[7 + payloads + i]) end
if unmatched > 0 then
    redis.call('LTRIM', KEYS[4], 0, tonumber(ARGV[6]) - 1)
    redis.call('PEXPIRE', KEYS[4], ARGV[7])
end
for i = 1, rows do redis.call('RPUSH', KEYS[5], ARGV[7 + payloads + unmatched + i]) end
redis.call('DEL', KEYS[2])
redis.call('ZREM', KEYS[3], ARGV[1])
return { 1, redis.call('INCR', KEYS[6]) }
