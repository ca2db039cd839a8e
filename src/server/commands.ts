import type { Controlled } from './controlled.ts';
import { createOrders, type Orders } from './orders.ts';
import { createQuestions, type Questions } from './questions.ts';

/** What can be asked of a runner and told to it, whatever asks. */
export type Commands = Questions & Orders;

export function createCommands(runner: Controlled): Commands {
  return { ...createQuestions(runner), ...createOrders(runner) };
}
