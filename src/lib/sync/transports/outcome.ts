import type { TransportError, TransportResult } from './port.js';

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
export const done: TransportResult<null> = { ok: true, value: null };
export const failed = (error: TransportError): { ok: false; error: TransportError } => ({ ok: false, error });
