/** Pairing: a device that has the register takes a new one in. See docs/pairing.md for every byte. */
export * from './attempt.js';
export type * from './channel.js';
export type * from './errors.js';
export type { Beginning, Taken } from './exchange.js';
export * from './holder.js';
export * from './newcomer.js';
