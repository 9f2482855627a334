export { DraftTrials, type DraftTrial } from './draft-trials.js';
export { LimitCases, type MadeLimitCases } from './limit-cases.js';
export { ReportCases } from './report-cases.js';
export { ReportMoves, type MovePreview } from './report-moves.js';
