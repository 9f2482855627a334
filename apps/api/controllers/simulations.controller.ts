import { Controller, Inject } from '@nestjs/common';

import { API_PREFIX } from '#libs/contracts';

import { Incoming, Route, type AnswerOf, type Call } from '../http/route.js';
import { MOST_EXPORTED, tablesAnswer } from '../http/spreadsheets.js';
import { simulationSheets } from '../mappers/simulation-sheets.js';
import { given } from '../mappers/given.js';
import { toSimulation, toSimulationResult } from '../mappers/simulations.js';
import { SERVICES, type Services } from '../process/services.js';

/** Drafts of the rules tried on a year's reports. */
@Controller(API_PREFIX)
export class SimulationsController {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  @Route('startSimulation')
  async startSimulation(
    @Incoming() { caller, params, body }: Call<'startSimulation'>,
  ): Promise<AnswerOf<'startSimulation'>> {
    const started = await this.services.simulations.start(caller.actor, { ...params, ...body });
    this.services.wakeWorker();
    return { simulation: toSimulation(started) };
  }

  @Route('getSimulation')
  async getSimulation(
    @Incoming() { caller, params }: Call<'getSimulation'>,
  ): Promise<AnswerOf<'getSimulation'>> {
    const latest = await this.services.simulations.latest(caller.actor, params.draftId);
    return { simulation: latest && toSimulation(latest) };
  }

  @Route('cancelSimulation')
  async cancelSimulation(
    @Incoming() { caller, params }: Call<'cancelSimulation'>,
  ): Promise<AnswerOf<'cancelSimulation'>> {
    const cancelled = await this.services.simulations.cancel(caller.actor, params.draftId);
    return { simulation: toSimulation(cancelled) };
  }

  @Route('listSimulationResults')
  async listSimulationResults(
    @Incoming() { caller, params, query }: Call<'listSimulationResults'>,
  ): Promise<AnswerOf<'listSimulationResults'>> {
    const { of, key, way, ...page } = query;
    const counted =
      of === undefined || key === undefined ? {} : { counted: given({ of, key, way }) };
    const { limit } = page;
    const filter = { ...given(page), ...counted };
    const rows = await this.services.simulations.results(caller.actor, params.draftId, filter);
    const next = rows.length < limit ? null : (rows.at(-1)?.reportId ?? null);
    return { items: rows.map(toSimulationResult), next };
  }

  @Route('exportSimulation')
  async exportSimulation(
    @Incoming() { caller, params, reply }: Call<'exportSimulation'>,
  ): Promise<AnswerOf<'exportSimulation'>> {
    const { simulations } = this.services;
    const view = toSimulation(await simulations.tried(caller.actor, params.draftId));
    const filter = { show: 'all', limit: MOST_EXPORTED } as const;
    const rows = await simulations.results(caller.actor, params.draftId, filter);
    const sheets = simulationSheets(view, rows.map(toSimulationResult));
    return tablesAnswer(reply, `规则试算${String(view.year)}年度`, sheets);
  }
}
