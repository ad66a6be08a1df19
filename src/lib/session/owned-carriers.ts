import type { Transport } from '#lib/sync/transports/port.js';

/** A transport that the desk of sync owns. */
export interface OwnedCarrier {
	transport: Transport;
	/** True while parcels are handed to it; `again` when more came meanwhile. */
	pumping: boolean;
	again: boolean;
}

/** By name. No screen looks at them: what they see is `SyncDesk.carriers`. */
export const noCarriers = (): Map<string, OwnedCarrier> => new Map();
