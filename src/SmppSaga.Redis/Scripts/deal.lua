-- KEYS: dealt. ARGV: owner, pieces in all, pieces in a lot, pieces that the owner still uses, how long the deal holds in ms. Returns what it may use, what falls to it.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local owner, all, lot, held, life = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local others, count, rank, known, forgot = 0, 1, 0, false, false
local dealt = redis.call('HGETALL', KEYS[1])
for i = 1, #dealt, 2 do
  local pieces, ends = string.match(dealt[i + 1], '^(%d+) (%d+)$')
  if tonumber(ends) <= now then
    redis.call('HDEL', KEYS[1], dealt[i])
  else
    if tonumber(ends) > now + life then
      -- The clock stepped back, or a server took over whose clock is behind.
      redis.call('HSET', KEYS[1], dealt[i], string.format('%s %d', pieces, now + life))
    end
    if dealt[i] == '' then
      forgot = true
    elseif dealt[i] == owner then
      known = true
    else
      others = others + tonumber(pieces)
      count = count + 1
      if dealt[i] < owner then rank = rank + 1 end
    end
  end
end
if math.floor(all / lot) < count then lot = 1 end
local lots = math.floor(all / lot)
local due = math.floor(lots / count)
if rank < lots % count then due = due + 1 end
due = due * lot
local mine = math.max(0, math.min(due, all - others))
if held > 0 and not known and not forgot then
  -- Others may hold as well what is not known here any more, until it lapses. The nameless entry says so.
  redis.call('HSET', KEYS[1], '', string.format('0 %d', now + life))
  forgot = true
end
if forgot then mine = math.min(mine, held) end
-- What the owner uses until it has this answer counts against the others until it asks again.
redis.call('HSET', KEYS[1], owner, string.format('%d %d', math.max(mine, held), now + life))
if redis.call('PTTL', KEYS[1]) < life then redis.call('PEXPIRE', KEYS[1], life) end
return { mine, due }
