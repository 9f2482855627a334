import { answerInThread } from '#libs/untrusted';
import { readWorkbookHere } from './read-workbook.js';

// Entry of the reading thread: one answer a file.
answerInThread((bytes) => readWorkbookHere(bytes as Uint8Array));
