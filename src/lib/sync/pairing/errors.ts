/**
 * Why a pairing does not go on, as values; the screen has words for each. None
 * holds a name, a key or a byte of what was read.
 */
export type PairingError =
	/** A QR code or a file of something else. */
	| { kind: 'not-pairing' }
	/** A newer app made it. */
	| { kind: 'newer'; version: number }
	/** What this device itself showed or made. */
	| { kind: 'own-message' }
	/** Of another attempt: one that expired, was used, or of other devices. */
	| { kind: 'other-attempt' }
	/** The sixteen characters and the file do not belong together. */
	| { kind: 'wrong-code' }
	/** Both devices have a register, or neither has one. */
	| { kind: 'same-role' }
	/** Cut off, altered, or not made with the secret of this attempt. */
	| { kind: 'damaged' }
	/** A step of this attempt whose turn has not come. */
	| { kind: 'out-of-turn' }
	/** Ends the attempt: a key that is not the one promised, or two answers where there may be one. */
	| { kind: 'tampered' }
	/** Ends the attempt: other digits than the new device shows. `left` tries are left after it. */
	| { kind: 'wrong-digits'; left: number }
	/** Three times wrong: no attempt begins until the register was locked and opened again. */
	| { kind: 'too-many-tries' }
	/** Ends the attempt: its time is over. */
	| { kind: 'expired' }
	/** The attempt has ended; nothing more is taken. */
	| { kind: 'over' }
	/** What was handed over is not what was shown, or does not hold. */
	| { kind: 'bad-handover' };

export type PairingResult<T> = { ok: true; value: T } | { ok: false; error: PairingError };
