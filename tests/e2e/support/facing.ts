import { closeSync, openSync, writeSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { CHROMIUM_ARGS, chromiumPath } from '../../tools/browsers.js';

/**
 * Two browsers whose cameras see each other's screens: each reads its camera
 * from a file of one frame, into which what the other one shows is painted.
 */
const [WIDTH, HEIGHT] = [640, 480];
const HEAD = Buffer.from(`YUV4MPEG2 W${String(WIDTH)} H${String(HEIGHT)} F10:1 Ip A1:1 C420\nFRAME\n`);

/** Chromium with such a camera, allowed without a question. */
export async function startWithCamera(film: string): Promise<Browser> {
	paint(film, null);
	return chromium.launch({
		executablePath: chromiumPath(),
		args: [
			...CHROMIUM_ARGS,
			'--use-fake-device-for-media-stream',
			'--use-fake-ui-for-media-stream',
			`--use-file-for-fake-video-capture=${film}`
		]
	});
}

/** Paints one frame in the place of the last one: the browser reads the file on and on. */
function paint(film: string, picture: Buffer | null): void {
	const luma = Buffer.alloc(WIDTH * HEIGHT, 235);
	if (picture !== null) {
		const { width, height, data } = PNG.sync.read(picture);
		const [left, top] = [(WIDTH - width) >> 1, (HEIGHT - height) >> 1];
		for (let y = Math.max(0, -top); y < Math.min(height, HEIGHT - top); y += 1)
			for (let x = Math.max(0, -left); x < Math.min(width, WIDTH - left); x += 1)
				luma[(y + top) * WIDTH + x + left] = 16 + ((data[(y * width + x) * 4] ?? 0) * 219) / 255;
	}
	const grey = Buffer.alloc((WIDTH * HEIGHT) >> 1, 128);
	const file = openSync(film, picture === null ? 'w' : 'r+');
	writeSync(file, Buffer.concat([HEAD, luma, grey]), 0, HEAD.length + luma.length + grey.length, 0);
	closeSync(file);
}

/** The code on a screen with its next picture, by the path that draws it; null where it shows none. */
const shownBy = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<string | null>((drawn) =>
				requestAnimationFrame(() => drawn(document.querySelector('svg[data-part] path')?.getAttribute('d') ?? null))
			)
	);

/** Lets each camera see the other's screen until `done` says so. A code is painted once, as long as it stands. */
export async function face(
	sides: readonly { page: Page; film: string }[],
	done: () => Promise<boolean>
): Promise<void> {
	const painted = new Map<Page, string>();
	while (!(await done())) {
		for (const [at, { page }] of sides.entries()) {
			const seenBy = sides[1 - at];
			const shown = await shownBy(page);
			if (!seenBy || shown === null || shown === painted.get(page)) continue;
			// It may give way to another one, or to another screen, while the picture is taken: that one is painted next.
			const picture = await page
				.locator('svg[data-part]')
				.screenshot({ timeout: 1000 })
				.catch(() => null);
			if (picture === null) continue;
			paint(seenBy.film, picture);
			painted.set(page, shown);
		}
	}
}
