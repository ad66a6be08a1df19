/** The part of saxen that is used here; the package ships no types. */
declare module 'saxen' {
	export class Parser {
		on(
			event: 'openTag',
			call: (name: string, attributes: () => Record<string, string>, decode: (text: string) => string) => void
		): this;
		on(event: 'closeTag', call: (name: string) => void): this;
		on(event: 'text' | 'cdata', call: (text: string) => void): this;
		on(event: 'error', call: (error: Error) => void): this;
		write(chunk: string): this;
		end(): Error | null | undefined;
		stop(): this;
	}
}
