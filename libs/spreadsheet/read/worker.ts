import { answerInThread } from '#libs/untrusted';
import { readWorkbookHere } from './read-workbook.js';

// Entry of the reading thread: one file, one answer.
await answerInThread((bytes) => readWorkbookHere(bytes as Uint8Array));
