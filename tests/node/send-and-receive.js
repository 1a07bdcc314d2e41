// Sends one message through the gateway as a service that is not written in .NET would, and prints its final report.
//
//   node send-and-receive.js AMQP_URL TO TEXT [SECONDS]
//
// Exit code 0: the report, one JSON object, is on standard output. 1: no gateway, or no final report in time (default 30 s). 2: usage.
'use strict';

const { randomUUID } = require('node:crypto');
const amqp = require('amqplib');

const COMMAND = 'SmppSaga.Contracts:SendSms';
const EVENT = 'SmppSaga.Contracts:DeliveryReported';

async function main(url, to, text, seconds = '30') {
  const smsId = randomUUID();
  const connection = await amqp.connect(url);
  const channel = await connection.createConfirmChannel();

  // Asserted, not only checked: the exchange of an event comes into being with its first event. Same arguments as MassTransit's.
  await channel.assertExchange(EVENT, 'fanout', { durable: true });
  const { queue } = await channel.assertQueue('', { exclusive: true });
  await channel.bindQueue(queue, EVENT, '');
  const report = finalReport(channel, queue, smsId, Number(seconds) * 1000);

  await channel.assertExchange(COMMAND, 'fanout', { durable: true });
  channel.publish(COMMAND, '', Buffer.from(JSON.stringify(envelope({ smsId, to, text }))), {
    contentType: 'application/vnd.masstransit+json',
    persistent: true,
    mandatory: true,
  });
  await channel.waitForConfirms();

  try {
    console.log(JSON.stringify(await report));
  } finally {
    await connection.close();
  }
}

// MassTransit's envelope: what is missing here it does without.
function envelope(message) {
  return { messageId: randomUUID(), messageType: [`urn:message:${COMMAND}`], message };
}

function finalReport(channel, queue, smsId, milliseconds) {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`no final report of ${smsId} within ${milliseconds / 1000} s`)), milliseconds).unref();
    channel.once('return', () => reject(new Error(`no gateway listens to ${COMMAND}: the broker gave the message back`)));
    channel.consume(queue, (delivery) => {
      const { message } = JSON.parse(delivery.content.toString());
      if (message.smsId === smsId && message.isFinal) {
        resolve(message);
      }
    }, { noAck: true }).catch(reject);
  });
}

const parameters = process.argv.slice(2);
if (parameters.length < 3 || parameters.length > 4) {
  console.error('usage: node send-and-receive.js AMQP_URL TO TEXT [SECONDS]');
  process.exitCode = 2;
} else {
  main(...parameters).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
