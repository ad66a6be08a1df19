import {
	kazakhstanDay,
	recordId,
	textHash,
	recordText,
	type Envelope,
	type RecordBodies,
	type RecordId,
	type RecordKind,
	type RowFields
} from '#lib/register/index.js';

/** What a record is written with, where it is not the usual. */
interface Circumstances {
	row?: RecordId;
	/** What its writer had seen; by default nothing. */
	base?: readonly Envelope[];
	/** Moment of recording, ISO 8601. */
	at?: string;
	/** Its place in the log, for a fork. */
	n?: number;
}

/** Writes records of one device by hand, for tests that tell a story. The clock moves on by a minute each time. */
export class Scribe {
	readonly device: string;
	#next = 1;
	#moment = Date.UTC(2026, 2, 4, 5);

	/** `letter` is a hexadecimal digit that names the device. */
	constructor(letter: string) {
		this.device = letter.repeat(32);
	}

	write<K extends RecordKind>(kind: K, body: RecordBodies[K], { row, base = [], at, n }: Circumstances = {}): Envelope {
		const place = n ?? this.#next;
		this.#next = Math.max(this.#next, place + 1);
		this.#moment += 60_000;
		const moment = at === undefined ? this.#moment : Date.parse(at);
		return {
			v: 0,
			kind,
			...(row !== undefined && { row }),
			device: this.device,
			n: place,
			at: at ?? new Date(moment).toISOString(),
			day: kazakhstanDay(moment),
			base: base.map(recordId),
			body: { ...body }
		};
	}

	/** Enters a row; 4 March 2026 is the day of application and of recording unless said otherwise. */
	enter(
		fields: RowFields = {},
		more: Circumstances & { volume?: number; imported?: RecordBodies['entered']['imported'] } = {}
	): Envelope {
		const { volume = Number((fields.applicationDate ?? '2026').slice(0, 4)), imported, ...rest } = more;
		const body = { salt: '5a'.repeat(16), volume, fields: { applicationDate: '2026-03-04', ...fields } };
		return this.write('entered', { ...body, ...(imported && { imported }) }, rest);
	}

	complete(row: Envelope, fields: RowFields, base: readonly Envelope[] = [row]): Envelope {
		return this.write('completed', { fields }, { row: recordId(row), base });
	}

	correct(row: Envelope, fields: RowFields, base: readonly Envelope[] = [row], reason = 'опечатка'): Envelope {
		return this.write('corrected', { fields, reason }, { row: recordId(row), base });
	}

	about<K extends RecordKind>(
		row: Envelope,
		kind: K,
		body: RecordBodies[K],
		base: readonly Envelope[] = [row]
	): Envelope {
		return this.write(kind, body, { row: recordId(row), base });
	}

	/** Ends the log of another device behind its record `last`. */
	revoke(other: Scribe, last: number, by: string = this.device): Envelope {
		const end = { n: last, link: '0'.repeat(64) };
		return this.write('device-revoked', { device: other.device, last: end, by, signature: '0'.repeat(128) });
	}

	admit(other: Scribe, by: string = this.device): Envelope {
		const keys = { signKey: '1'.repeat(64), agreeKey: '2'.repeat(64), signature: '0'.repeat(128) };
		return this.write('device-added', { device: other.device, name: 'phone', by, ...keys });
	}

	/** Takes or leaves records that do not count. */
	decide(take: boolean, records: readonly Envelope[], base: readonly Envelope[] = []): Envelope {
		const items = records.map((record) => ({ record: recordId(record), hash: textHash(recordText(record)), take }));
		return this.write('decision', { items }, { base });
	}
}
