/**
 * Papers that are no table of rows (the blank log, its title and certification
 * sheets, the act of disposal), laid out as text: all that a PDF of them needs.
 * Survives a structured clone.
 */
export interface Sheets {
	parts: SheetPart[];
	/** The PDF's own title. */
	documentTitle: string;
	/** The main language, for screen readers. */
	language: 'kk' | 'ru';
	/** `yyyy-mm-dd` */
	made: string;
	/** Letters that the face on paper lacks, each once. */
	missingLetters: string[];
}

export type SheetPart =
	| {
			/** Text that flows over as many pages as it needs; begins on a new page. */
			kind: 'flow';
			turned: boolean;
			/** In the middle of the page's height, where it fits on one. */
			middle: boolean;
			blocks: Block[];
			/** `{page}` and `{of}` count the pages of this part; null for none. */
			page: string | null;
	  }
	| {
			/** Numbered sheets of the official form with empty lines, for ink. */
			kind: 'grid';
			sheets: number;
			/** Lines on each sheet. */
			lines: number;
			/** Headings of columns 1–7, one paragraph for each language and an empty one between. */
			headings: string[][];
			/** `{sheet}` is filled in. */
			label: string;
	  };

export type Block =
	| {
			kind: 'text';
			text: string;
			size: 'title' | 'body' | 'small';
			bold?: boolean;
			align?: 'left' | 'center' | 'right';
	  }
	/** A ruled line with a value on it and a caption under it. */
	| { kind: 'line'; value: string; caption: string }
	/** What is said of a thing, a label before each. */
	| { kind: 'pairs'; pairs: { label: string; value: string }[] }
	/** Lines to sign on, a name at the end of each, and a place for the stamp. */
	| { kind: 'signatures'; names: { role: string; name: string }[]; stamp: string | null; date: string }
	/** A table whose head stands again on each page; its lines may have bars, the longest 1. */
	| { kind: 'table'; title: string; columns: SheetColumn[]; rows: SheetRow[] }
	| { kind: 'gap'; height: number };

export interface SheetColumn {
	words: string;
	/** Share of the width. */
	share: number;
	/** Figures stand on the right. */
	right: boolean;
}

interface SheetRow {
	cells: string[];
	bar: number | null;
	/** The line that adds the others up. */
	total: boolean;
}
