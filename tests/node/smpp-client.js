// An ESME by node-smpp: connects, and from then on does what standard input says (see smpp-peer.js), its bind included.
//
//   node smpp-client.js PORT
//
// Its first line is {"connected":true}. Every deliver_sm is answered by ESME_ROK.
'use strict';

const smpp = require('smpp');
const { print, follow, sendLines } = require('./smpp-peer.js');

const session = smpp.connect({ host: '127.0.0.1', port: Number(process.argv[2]) }, () => print({ connected: true }));
follow(session);
session.on('deliver_sm', (pdu) => session.send(pdu.response()));
sendLines(() => session);
