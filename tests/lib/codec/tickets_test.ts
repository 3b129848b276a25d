import { assertEquals, assertThrows } from "@std/assert";
import {
  arrive,
  collectTickets,
  discard,
  issueTicket,
  type Ticket,
} from "../../../lib/codec/tickets.ts";

/** A ticket that writes down what becomes of it. */
function ticketFor(name: string, log: string[]): Ticket {
  return {
    address: (receiver, kind) => log.push(`${name} to ${kind} ${receiver}`),
    withdraw: () => log.push(`${name} withdrawn`),
  };
}

Deno.test("collectTickets() gives those of one message, not those of one that is made meanwhile", () => {
  const log: string[] = [];
  const { message, tickets } = collectTickets(() => {
    issueTicket(ticketFor("first", log));
    const inner = collectTickets(() => issueTicket(ticketFor("inner", log)));
    issueTicket(ticketFor("second", log));
    return inner.tickets.length;
  });
  assertEquals([message, tickets.length], [1, 2]);
  for (const ticket of tickets) ticket.address(7, "process");
  assertEquals(log, ["first to process 7", "second to process 7"]);
});

Deno.test("collectTickets() withdraws those of a message that could not be made", () => {
  const log: string[] = [];
  const fail = (): never => {
    issueTicket(ticketFor("first", log));
    throw new Error("no message");
  };
  assertThrows(() => collectTickets(fail), Error, "no message");
  issueTicket(ticketFor("of nobody", log));
  assertEquals(log, ["first withdrawn"]);
});

Deno.test("discard() disposes of what has arrived, even if the rest could not be read", () => {
  const log: string[] = [];
  const objectFor = (name: string): Disposable => ({ [Symbol.dispose]: () => log.push(name) });
  arrive(objectFor("wanted"));
  discard(() => arrive(objectFor("unwanted")));
  discard(() => {
    arrive(objectFor("first part"));
    throw new Error("the second cannot be read");
  });
  assertEquals(log, ["unwanted", "first part"]);
});
