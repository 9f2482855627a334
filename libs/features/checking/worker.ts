import { answerInThread } from '#libs/untrusted';

import { checkFileHere, type CheckTask } from './check-file.js';

// Entry of the checking thread: one answer a file.
answerInThread((task) => checkFileHere(task as CheckTask));
