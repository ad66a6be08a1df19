import decodeQR from 'qr/decode.js';

/** Pixels of a picture, 4 bytes each (RGBA), row by row; `still` for a picture that is worth more time than one frame of a camera. */
export interface ReadRequest {
	id: number;
	width: number;
	height: number;
	data: Uint8ClampedArray<ArrayBuffer>;
	still: boolean;
}
export interface ReadAnswer {
	id: number;
	/** The text of the code; null where none was found. */
	text: string | null;
}

self.addEventListener('message', ({ data: request }: MessageEvent<ReadRequest>) => {
	const answer: ReadAnswer = { id: request.id, text: read(request) };
	postMessage(answer);
});

function read({ width, height, data, still }: ReadRequest): string | null {
	const effort = still ? { effort: Infinity, timeLimit: 4000 } : {};
	try {
		return decodeQR({ width, height, data }, effort);
	} catch {
		// That is how the reader says that it sees no code.
		return null;
	}
}
