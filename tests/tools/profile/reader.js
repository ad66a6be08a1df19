/** Reads the number forms of LevelDB and SQLite from a buffer; every read past its end throws a RangeError. */
export class Reader {
	/** @param {Buffer} bytes @param {number} [at] */
	constructor(bytes, at = 0) {
		this.bytes = bytes;
		this.at = at;
	}

	/** @returns {boolean} */
	get done() {
		return this.at >= this.bytes.length;
	}

	/** @returns {number} */
	byte() {
		const value = this.bytes.readUInt8(this.at);
		this.at += 1;
		return value;
	}

	/** A number of LevelDB: seven bits a byte, the lowest first. @returns {number} */
	varint() {
		let value = 0;
		for (let shift = 0; ; shift += 7) {
			const byte = this.byte();
			value += (byte & 0x7f) * 2 ** shift;
			if (byte < 0x80) return value;
			if (shift > 63) throw new RangeError('A number longer than ten bytes.');
		}
	}

	/** A number of SQLite: seven bits a byte, the highest first, the ninth byte whole. @returns {number} */
	bigVarint() {
		let value = 0;
		for (let count = 1; ; count++) {
			const byte = this.byte();
			if (count === 9) return value * 256 + byte;
			value = value * 128 + (byte & 0x7f);
			if (byte < 0x80) return value;
		}
	}

	/** @param {number} length @returns {Buffer} a view, not a copy */
	take(length) {
		const end = this.at + length;
		if (end > this.bytes.length) throw new RangeError('A piece longer than what holds it.');
		const piece = this.bytes.subarray(this.at, end);
		this.at = end;
		return piece;
	}
}
