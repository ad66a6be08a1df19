import { readFileSync } from 'node:fs';

/** Readers and writers of pictures: nothing of ours is printed with pictures, and they are a fifth of jsPDF. */
const PICTURES = ['GifReader', 'GifReaderLZWOutputIndexStream', 'BmpDecoder', 'JPEGEncoder', 'WebPDecoder'];

/**
 * Builds jsPDF without what it has for pictures, since all that a device keeps
 * offline is weighed. A part that is not found ends the build: a new version
 * may call it otherwise.
 * @returns {import('vite').Plugin}
 */
export const jspdfWithoutPictures = () => ({
	name: 'jspdf-without-pictures',
	apply: 'build',
	load(id) {
		if (!id.endsWith('/jspdf/dist/jspdf.es.min.js')) return null;
		let code = readFileSync(id.replace('.min.js', '.js'), 'utf8');
		for (const name of PICTURES) {
			const part = new RegExp(`^function ${name}\\([^]*?\\n}\\n`, 'm');
			if (!part.test(code)) this.error(`jsPDF has no ${name} any more.`);
			code = code.replace(part, () => `function ${name}() {}\n`);
		}
		return { code, map: null };
	}
});
