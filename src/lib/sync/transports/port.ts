import type { Bytes } from '#lib/vault/bytes.js';

/** How the parcels travel. */
export type TransportKind = 'file' | 'mailbox' | 'rtc';

/**
 * Why a carrier does not carry; the screen has words for each. None holds an
 * address, a name or a key.
 */
export type TransportError =
	/** Nothing answers at the address, or the network is away. It is tried again. */
	| { kind: 'unreachable' }
	/** The carrier answers and refuses this device: a wrong or withdrawn key. */
	| { kind: 'refused' }
	/** The carrier admits no page from this address of the app. */
	| { kind: 'wrong-origin' }
	/** The carrier has no room. What was to be sent stays here and is tried again. */
	| { kind: 'full' }
	/** The other side closed, or never came. */
	| { kind: 'gone' }
	/** One parcel is larger than the carrier takes, in bytes. */
	| { kind: 'too-large'; most: number }
	/** The browser lacks what it needs (WebRTC, a folder), or the lawyer did not allow it. */
	| { kind: 'unsupported' }
	/** The lawyer closed the dialog (share sheet, folder): no fault. */
	| { kind: 'cancelled' }
	/** Something that should not happen did; `where` names our code, never content. */
	| { kind: 'unexpected'; where: string };

export type TransportResult<T> = { ok: true; value: T } | { ok: false; error: TransportError };

/**
 * - `opening`: it tries; `after` is why it is not open yet or no longer, where it has tried before.
 * - `open`: `left` is how many parcels the carrier still holds for this device, while it catches up.
 * - `failed`: it has stopped trying; another transport may be opened when the cause is gone.
 */
export type TransportState =
	| { kind: 'closed' }
	| { kind: 'opening'; after?: TransportError }
	| { kind: 'open'; left?: number }
	| { kind: 'failed'; error: TransportError };

/**
 * What a carrier wants kept between two openings, bytes of its own business;
 * whoever keeps them seals them. Losing them costs parcels told again, never
 * one that is not told.
 */
export interface TransportMemory {
	/** Null where nothing was kept. */
	load(): Promise<Bytes | null>;
	save(state: Bytes): Promise<void>;
}

/** Whom a transport tells. */
export interface TransportEvents {
	/**
	 * One parcel that another device sent, byte for byte; perhaps again, perhaps
	 * out of order, perhaps of anybody. Resolves when it is durably taken or
	 * known to be worthless: only then the carrier counts it as delivered.
	 * Parcels are told one after another.
	 */
	parcel(bytes: Bytes): Promise<void>;
	state(state: TransportState): void;
	/**
	 * The carrier lost what it held (wiped, rolled back), or cannot be known to
	 * hold anything, as at the first opening: what others lack has to be sent again.
	 */
	forgot(): void;
}

/**
 * Carries sealed parcels between the devices of one vault and understands
 * nothing of them: a parcel is one container of `docs/format.md`. Trusted for
 * nothing: it may lose, double, delay, reorder or forge. Every adapter passes
 * the suite in `contract.ts`.
 */
export interface Transport {
	readonly kind: TransportKind;
	/**
	 * Connects and begins to tell; a carrier that keeps parcels tells those that
	 * came since the last time first. Once per transport. The answer is that of
	 * the first try: after `unreachable` the mailbox goes on trying by itself,
	 * after any other error the transport is at its end. `state` tells the same.
	 */
	open(events: TransportEvents): Promise<TransportResult<null>>;
	/**
	 * Hands one parcel over. Resolves when the carrier has it as firmly as it ever
	 * will: on its disk, in the file, at the peer. After an error the carrier has
	 * it or not: send it again when `state` says open. Several may be under way.
	 */
	send(parcel: Bytes): Promise<TransportResult<null>>;
	/** Ends it; nothing is told afterwards, and what is sent then is answered `gone`. What is being sent ends as it may. */
	close(): Promise<void>;
}
