/** The sync engine: what is held of all logs, what may be accepted, what another lacks. Pure; see docs/format.md for the bytes. */
export { type Accepted, type Commit, Replica, type ReplicaParts, type ReplicaWrite } from './replica.js';
export type { AppliedChange, Fork, KeptRun, Outcome, Stop } from './attempt.js';
export type { Awaited, LogEntry, Standing } from './state.js';
export * from './carried.js';
export type { CarrierReader, DeviceState, ToSend } from './carrier.js';
export * from './cut.js';
export { EpochBook, type EpochDuty, type Standing as DevicesStanding } from './epoch-book.js';
export { HELD_BUDGET } from './held.js';
export * from './missing.js';
export * from './own.js';
export * from './packing.js';
export * from './parcel.js';
export * from './received.js';
export * from './vault-sync.js';
export * from './vector.js';
