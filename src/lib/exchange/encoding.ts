/** The text of a .csv file, and whether its encoding could hold every letter. */
export interface Decoded {
	text: string;
	encoding: 'utf-8' | 'utf-16' | 'windows-1251' | 'kz-1048' | 'ibm866' | 'koi8-r';
}

/** The Kazakh letters of KZ-1048 (СТ РК 1048), where windows-1251 has letters of languages that no register is kept in. */
const KZ_1048: Readonly<Record<string, string>> = {
	Ќ: 'Қ',
	Ћ: 'Һ',
	ќ: 'қ',
	ћ: 'һ',
	Ў: 'Ұ',
	ў: 'ұ',
	Ј: 'Ә',
	Ґ: 'Ө',
	Є: 'Ғ',
	Ї: 'Ү',
	ґ: 'ө',
	є: 'ғ',
	ј: 'ә',
	Ѕ: 'Ң',
	ѕ: 'ң',
	ї: 'ү'
};

/**
 * The text of the bytes: by its byte order mark, else UTF-16 by its zero bytes,
 * else UTF-8 where it is valid (a cut last letter, or one stray byte in a
 * thousand, does not count), else the code page of old Cyrillic programs that
 * gives the most likely letters. Null for bytes that are no text.
 */
export function decodeText(bytes: Uint8Array): Decoded | null {
	const wide = wideEncoding(bytes);
	if (wide !== null) return sound({ text: new TextDecoder(wide).decode(bytes), encoding: 'utf-16' });
	const utf8 = new TextDecoder('utf-8').decode(bytes);
	const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
	const lost = utf8.match(/\ufffd/g)?.length ?? 0;
	const letters = utf8.match(/[\u0080-\ufffc]/g)?.length ?? 0;
	if (marked || lost === 0 || (letters > 20 && lost * 100 < letters)) return sound({ text: utf8, encoding: 'utf-8' });
	const pages = (['windows-1251', 'ibm866', 'koi8-r'] as const).map((encoding) => {
		const text = new TextDecoder(encoding).decode(bytes);
		return { text, encoding, likely: likelihood(text) };
	});
	const best = pages.reduce((a, b) => (b.likely > a.likely ? b : a));
	if (best.encoding !== 'windows-1251') return sound(best);
	const kazakh = best.text.replace(/[ЌЋќћЎўЈҐЄЇґєјЅѕї]/g, (letter) => KZ_1048[letter] ?? letter);
	return sound({ text: kazakh, encoding: kazakh === best.text ? 'windows-1251' : 'kz-1048' });
}

function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	// Without a mark: the high bytes of Cyrillic and Latin text are 4 and 0, all on one side.
	const sample = bytes.subarray(0, 4096);
	if (sample.length < 8) return null;
	const small = [0, 0];
	for (const [at, byte] of sample.entries()) if (byte <= 4) small[at % 2] = (small[at % 2] ?? 0) + 1;
	const half = sample.length / 2;
	const [even = 0, odd = 0] = small;
	if (odd > half * 0.9 && even < half * 0.2) return 'utf-16le';
	return even > half * 0.9 && odd < half * 0.2 ? 'utf-16be' : null;
}

/** How much a text looks like Russian or Kazakh: small letters after letters, few signs that nobody types. */
function likelihood(text: string): number {
	const sample = text.slice(0, 100_000);
	const good = sample.match(/[а-яё](?=[а-яё])/g)?.length ?? 0;
	const odd = sample.match(/[а-яё][А-ЯЁ]|[─-▟╔-╬°¤¦©®¬±µ·]/g)?.length ?? 0;
	return good - odd * 2;
}

/** Null when control characters show that the bytes are no text. */
function sound(decoded: Decoded): Decoded | null {
	const text = decoded.text.replace(/^\ufeff/, '').toWellFormed();
	const controls = text.match(/[^\P{Cc}\s]/gu)?.length ?? 0;
	return controls > 0 && controls * 50 > text.length ? null : { ...decoded, text };
}
