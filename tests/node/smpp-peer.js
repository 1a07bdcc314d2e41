// What smpp-client.js and smpp-server.js share: PDUs as JSON lines, both ways.
//
// Standard output: one object per PDU received, {"command":"submit_sm","command_status":0,...}; octets as {"hex":"..."}.
// Standard input: one object per PDU to send, in the same form; sequence numbers are node-smpp's own.
'use strict';

const readline = require('node:readline');
const smpp = require('smpp');

function print(object) {
  console.log(JSON.stringify(object));
}

// node-smpp hands out a decoded text where it knows the alphabet, octets where it does not.
function toJson(value) {
  if (Buffer.isBuffer(value)) {
    return { hex: value.toString('hex') };
  }
  if (Array.isArray(value)) {
    return value.map(toJson);
  }
  if (value && typeof value === 'object' && !(value instanceof Date)) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toJson(member)]));
  }
  return value;
}

function fromJson(value) {
  if (Array.isArray(value)) {
    return value.map(fromJson);
  }
  if (value && typeof value === 'object') {
    return typeof value.hex === 'string'
      ? Buffer.from(value.hex, 'hex')
      : Object.fromEntries(Object.entries(value).map(([name, member]) => [name, fromJson(member)]));
  }
  return value;
}

/** Prints what a session receives, and answers what needs no thought. */
function follow(session) {
  session.on('pdu', (pdu) => print(toJson({ ...pdu })));
  session.on('enquire_link', (pdu) => session.send(pdu.response()));
  session.on('unbind', (pdu) => {
    session.send(pdu.response());
    session.close();
  });
  session.on('unbind_resp', () => session.close());
  session.on('close', () => print({ closed: true }));
  session.on('error', (error) => print({ error: error.message }));
}

/** Sends each line of standard input on the session that the function gives at that moment. */
function sendLines(session) {
  readline.createInterface({ input: process.stdin }).on('line', (line) => {
    const { command, ...fields } = fromJson(JSON.parse(line));
    session().send(new smpp.PDU(command, fields));
  });
}

module.exports = { print, follow, sendLines };
