import type { ReadAnswer, ReadRequest } from './read.task.js';
import { startTask } from '#lib/workers/start.js';

/** A picture larger than this a side is made smaller before it is read. */
const MOST_PIXELS = 2000;

/** Reads QR codes beside the page, in a worker of its own. */
export class QrReader {
	readonly #worker = startTask('qr');
	readonly #waiting = new Map<number, (text: string | null) => void>();
	#count = 0;

	constructor() {
		this.#worker.addEventListener('message', ({ data }: MessageEvent<ReadAnswer>) => {
			this.#waiting.get(data.id)?.(data.text);
			this.#waiting.delete(data.id);
		});
	}

	/** The text of the code in these pixels; null where none is found. */
	read({ width, height, data }: ImageData, still: boolean): Promise<string | null> {
		this.#count += 1;
		const request: ReadRequest = { id: this.#count, width, height, data: new Uint8ClampedArray(data), still };
		return new Promise((tell) => {
			this.#waiting.set(request.id, tell);
			this.#worker.postMessage(request, [request.data.buffer]);
		});
	}

	/** The text of the code in a picture; why there is none otherwise. */
	async readPicture(file: Blob): Promise<{ text: string } | { problem: 'no-code' | 'not-a-picture' }> {
		const bitmap = await createImageBitmap(file).catch(() => null);
		if (!bitmap) return { problem: 'not-a-picture' };
		const scale = Math.min(1, MOST_PIXELS / Math.max(bitmap.width, bitmap.height));
		const pixels = pixelsOf(bitmap, Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
		bitmap.close();
		const text = pixels && (await this.read(pixels, true));
		return text === null ? { problem: 'no-code' } : { text };
	}

	end(): void {
		this.#worker.terminate();
		for (const tell of this.#waiting.values()) tell(null);
		this.#waiting.clear();
	}
}

/** The pixels of a picture or of the frame that a video shows now; null where there is nothing to see yet. */
export function pixelsOf(source: CanvasImageSource, width: number, height: number): ImageData | null {
	if (width === 0 || height === 0) return null;
	const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
	context?.drawImage(source, 0, 0, width, height);
	return context?.getImageData(0, 0, width, height) ?? null;
}
