import { answerInThread } from '#libs/untrusted';

import { readReportFile, type TakeoverTask } from './read-file.js';

// Entry of the reading thread: one answer a file.
answerInThread((task) => readReportFile(task as TakeoverTask));
