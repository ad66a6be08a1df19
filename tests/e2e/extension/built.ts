import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built extension of one browser, as it ships. */
export function builtExtension(target: 'chromium' | 'firefox'): string {
	const folder = fileURLToPath(new URL(`../../../extension/dist/${target}`, import.meta.url));
	if (!existsSync(join(folder, 'manifest.json'))) throw new Error('Build the extension first: npm run build:extension');
	return folder;
}

/**
 * A copy of it whose manifest already holds the hosts of the tests. Browsers
 * show the question for a permission outside of any page, where no driver can
 * press it; all else, our own questions too, runs as it ships.
 */
export function extensionWithHosts(target: 'chromium' | 'firefox', hosts: readonly string[]): string {
	const copy = mkdtempSync(join(tmpdir(), `tizilim-extension-${target}-`));
	cpSync(builtExtension(target), copy, { recursive: true });
	const path = join(copy, 'manifest.json');
	const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
	writeFileSync(path, JSON.stringify({ ...manifest, host_permissions: hosts }));
	return copy;
}
