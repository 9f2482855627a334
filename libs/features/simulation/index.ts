export { createEvaluator, type EvaluateChunk } from './evaluate-chunk.js';
export { simulateAll } from './simulate-all.js';
export { simulateChunk, type SimulationWorkDependencies } from './simulate-chunk.js';
export { SimulationService, type DraftSimulation } from './simulation-service.js';
export { evaluationThreads, type EvaluationThreads } from './threads.js';
