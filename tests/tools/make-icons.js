/**
 * Draws the app's icons as PNG from `static/icon.svg`: `node tests/tools/make-icons.js`.
 * The files are committed; run this after the drawing has changed.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGS, chromiumPath } from './browsers.js';

const root = fileURLToPath(new URL('../../static/', import.meta.url));

/**
 * corner: radius as a part of the side; what is cut at the corners stays
 * transparent. Launchers that cut icons themselves get the full square, whose
 * drawing lies within the middle 80% that every mask keeps.
 */
const ICONS = [
	{ name: 'icon-192.png', size: 192, corner: 0.18 },
	{ name: 'icon-512.png', size: 512, corner: 0.18 },
	{ name: 'maskable-512.png', size: 512, corner: 0 },
	{ name: 'apple-touch-180.png', size: 180, corner: 0 }
];

const svg = readFileSync(`${root}icon.svg`).toString('base64');
mkdirSync(`${root}icons`, { recursive: true });
const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS });
for (const { name, size, corner } of ICONS) {
	const page = await browser.newPage({ viewport: { width: size, height: size } });
	await page.setContent(
		`<style>html, body { margin: 0; background: transparent }
		img { display: block; width: ${size}px; height: ${size}px; border-radius: ${corner * size}px }</style>
		<img alt="" src="data:image/svg+xml;base64,${svg}">`
	);
	writeFileSync(`${root}icons/${name}`, await page.screenshot({ omitBackground: true }));
	await page.close();
}
await browser.close();
console.log(ICONS.map(({ name }) => `static/icons/${name}`).join('\n'));
