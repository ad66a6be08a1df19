import { hadBy, type Carried } from './carried.js';
import { alter, type Carrier } from './carrier.js';
import type { Remembered } from './remembered.js';
import type { Replica } from './replica.js';

/** What is known of the others, and of what was sent to them. */
export interface Correspondence {
	replica: Replica;
	/** Under which epoch this device seals. */
	epoch: string;
	/** Active devices besides this one. */
	others: readonly string[];
	remembered: Remembered;
	/** Carriers that are open now, by name. */
	carriers: ReadonlyMap<string, Carrier>;
}

/**
 * An active device got runs that it cannot open: what it lacks goes again to
 * whatever keeps parcels, under the current epoch. Once for what it holds and
 * what is held here: it may be unable to open this too, and two camps that
 * cannot read each other would else send again without end.
 */
export class SendingAgain {
	/** By device: our epoch, what it held and what was held here, when it was sent again what it lacked. */
	readonly #answered = new Map<string, string>();

	/** Takes what is to be sent again from what the carriers are known to have. */
	prepare({ replica, epoch, others, remembered, carriers }: Correspondence): void {
		for (const device of others) {
			const heard = remembered.heard[device];
			if (!heard || heard.unopened === 0) continue;
			const lacking = JSON.stringify([epoch, heard.vector, replica.vector()]);
			if (this.#answered.get(device) === lacking) continue;
			this.#answered.set(device, lacking);
			const less = (carried: Carried): Carried => ({ ...carried, has: hadBy(replica, carried.has, heard.vector) });
			for (const carrier of carriers.values()) if (carrier.reader === 'anybody') alter(carrier, less);
			for (const [name, carried] of Object.entries(remembered.carriers)) remembered.carriers[name] = less(carried);
			remembered.heard[device] = { ...heard, unopened: 0 };
		}
	}
}
