/** No honest message is deeper. */
const DEEPEST = 12;
/** No honest message holds more values: 500 records of 18 keys, with room. */
const MOST = 100_000;

/**
 * A copy of a message that is plain data and nothing else: null, booleans,
 * finite numbers, strings, arrays, objects of the plainest kind. No key that
 * an object has by birth (`__proto__`, `constructor`) gets through, and no
 * accessor of the sender is ever run twice.
 * @param most how many values it may hold
 * @returns undefined for whatever is more than that
 */
export function plainCopy(data: unknown, most = MOST): unknown {
	const room = { left: most };
	try {
		return copy(data, DEEPEST, room);
	} catch {
		// A getter that throws, a revoked proxy: the sender's affair.
		return undefined;
	}
}

function copy(data: unknown, deep: number, room: { left: number }): unknown {
	room.left -= 1;
	if (room.left < 0) return undefined;
	if (data === null || typeof data === 'string' || typeof data === 'boolean') return data;
	if (typeof data === 'number') return Number.isFinite(data) ? data : undefined;
	if (typeof data !== 'object' || deep === 0) return undefined;
	if (Array.isArray(data)) {
		const items: unknown[] = [];
		for (let at = 0; at < data.length; at += 1) {
			const item = copy(data[at], deep - 1, room);
			if (item === undefined) return undefined;
			items.push(item);
		}
		return items;
	}
	// The root prototype of any realm: in Firefox a page's message comes with that of the page.
	const proto: unknown = Object.getPrototypeOf(data);
	if (proto !== null && Object.getPrototypeOf(proto) !== null) return undefined;
	const out = Object.create(null) as Record<string, unknown>;
	for (const [key, value] of Object.entries(data)) {
		if (key in Object.prototype) return undefined;
		const item = copy(value, deep - 1, room);
		if (item === undefined) return undefined;
		out[key] = item;
	}
	return out;
}
