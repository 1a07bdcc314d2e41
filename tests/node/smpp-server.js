// An SMSC by node-smpp, on a free port of 127.0.0.1: its first line is {"port":N}, the others are those of smpp-peer.js.
//
// It takes every bind but that of the system_id "nobody", and answers a submit_sm by what the message says:
//   service_type ECHO         the same message and TLVs come back as deliver_sm
//   destination_addr 999...   ESME_RTHROTTLED, without a body, as node-smpp writes every refusal
//   registered_delivery 1     a delivery receipt follows, as text and as TLVs
'use strict';

const smpp = require('smpp');
const { print, follow, sendLines } = require('./smpp-peer.js');

const HEADER = ['command', 'command_id', 'command_length', 'command_status', 'sequence_number'];
let latest;
let accepted = 0;

const server = smpp.createServer((session) => {
  latest = session;
  follow(session);
  for (const bind of ['bind_transmitter', 'bind_receiver', 'bind_transceiver']) {
    session.on(bind, (pdu) => session.send(pdu.response(
      pdu.system_id === 'nobody'
        ? { command_status: smpp.ESME_RINVSYSID }
        : { system_id: 'node-smpp', sc_interface_version: 0x34 })));
  }
  session.on('submit_sm', (pdu) => submit(session, pdu));
  session.on('data_sm', (pdu) => session.send(pdu.response({ message_id: `node-${++accepted}` })));
  session.on('query_sm', (pdu) => session.send(pdu.response({ message_id: pdu.message_id, message_state: 2 })));
  session.on('cancel_sm', (pdu) => session.send(pdu.response()));
  session.on('replace_sm', (pdu) => session.send(pdu.response()));
  session.on('submit_multi', (pdu) => session.send(pdu.response({
    message_id: `node-${++accepted}`,
    unsuccess_sme: pdu.dest_address.filter((x) => x.destination_addr?.startsWith('999'))
      .map((x) => ({ ...x, error_status_code: smpp.ESME_RINVDSTADR })),
  })));
});

function submit(session, pdu) {
  if (pdu.destination_addr.startsWith('999')) {
    session.send(pdu.response({ command_status: smpp.ESME_RTHROTTLED }));
    return;
  }

  const messageId = `node-${++accepted}`;
  session.send(pdu.response({ message_id: messageId }));
  if (pdu.service_type === 'ECHO') {
    session.send(new smpp.PDU('deliver_sm', Object.fromEntries(Object.entries(pdu).filter(([name]) => !HEADER.includes(name)))));
  } else if (pdu.registered_delivery & 1) {
    session.deliver_sm({
      source_addr: pdu.destination_addr,
      destination_addr: pdu.source_addr,
      esm_class: smpp.ESM_CLASS.MC_DELIVERY_RECEIPT,
      short_message: `id:${messageId} sub:001 dlvrd:001 submit date:2611220000 done date:2611220001 stat:DELIVRD err:000 text:`,
      receipted_message_id: messageId,
      message_state: smpp.MESSAGE_STATE.DELIVERED,
    });
  }
}

server.listen(0, '127.0.0.1', () => print({ port: server.address().port }));
sendLines(() => latest);
