import type { Language } from '../shared/stored.js';
import { en } from './en.js';
import { kk } from './kk.js';
import { ru, type Words } from './ru.js';

export type { Words };

/** The words of one language. */
export const words = (language: Language): Words => ({ kk, ru, en })[language];
