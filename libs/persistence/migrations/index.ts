import { Initial1764000000000 } from './1764000000000-initial.js';
import { Publication1764600000000 } from './1764600000000-publication.js';
import { BureauQueue1764700000000 } from './1764700000000-bureau-queue.js';
import { Administration1764700400000 } from './1764700400000-administration.js';
import { ScoreAppeal1764800000000 } from './1764800000000-score-appeal.js';
import { Lists1764900100000 } from './1764900100000-lists.js';
import { OpenData1765000300000 } from './1765000300000-open-data.js';
import { ArchiveChain1765000400000 } from './1765000400000-archive-chain.js';
import { RuleDrafts1765000500000 } from './1765000500000-rule-drafts.js';
import { UnitNotices1765000700000 } from './1765000700000-unit-notices.js';
import { BureauScore1765000800000 } from './1765000800000-bureau-score.js';
import { VerificationCodes1765000900000 } from './1765000900000-verification-codes.js';
import { Replay1765001200000 } from './1765001200000-replay.js';
import { ArchiveRuns1765001300000 } from './1765001300000-archive-runs.js';
import { ReportMoves1765001500000 } from './1765001500000-report-moves.js';
import { ArchiveKeeping1765001600000 } from './1765001600000-archive-keeping.js';
import { Simulation1765001800000 } from './1765001800000-simulation.js';
import { Disposals1765002000000 } from './1765002000000-disposals.js';
import { ReplayChecks1765002100000 } from './1765002100000-replay-checks.js';
import { FilingLabels1765002200000 } from './1765002200000-filing-labels.js';
import { Takeovers1765002300000 } from './1765002300000-takeovers.js';

/** In order. A merged migration never changes: a new one is added below. */
export const MIGRATIONS = [
  Initial1764000000000,
  Publication1764600000000,
  BureauQueue1764700000000,
  Administration1764700400000,
  ScoreAppeal1764800000000,
  Lists1764900100000,
  OpenData1765000300000,
  ArchiveChain1765000400000,
  RuleDrafts1765000500000,
  UnitNotices1765000700000,
  BureauScore1765000800000,
  VerificationCodes1765000900000,
  Replay1765001200000,
  ArchiveRuns1765001300000,
  ReportMoves1765001500000,
  ArchiveKeeping1765001600000,
  Simulation1765001800000,
  Disposals1765002000000,
  ReplayChecks1765002100000,
  FilingLabels1765002200000,
  Takeovers1765002300000,
];
