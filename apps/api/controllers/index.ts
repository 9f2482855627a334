import { ArchiveController } from './archive.controller.js';
import { ArchiveKeepingController } from './archive-keeping.controller.js';
import { BureauController } from './bureau.controller.js';
import { DecisionsController } from './decisions.controller.js';
import { DisposalsController } from './disposals.controller.js';
import { DraftingController } from './drafting.controller.js';
import { OpenDataController } from './open-data.controller.js';
import { PeopleController } from './people.controller.js';
import { PublicController } from './public.controller.js';
import { PublicationController } from './publication.controller.js';
import { ReportsController } from './reports.controller.js';
import { ReviewController } from './review.controller.js';
import { RuleDecisionsController } from './rule-decisions.controller.js';
import { RuleDraftsController } from './rule-drafts.controller.js';
import { RuleReportsController } from './rule-reports.controller.js';
import { RulebooksController } from './rulebooks.controller.js';
import { SessionController } from './session.controller.js';
import { SimulationsController } from './simulations.controller.js';
import { SpreadsheetsController } from './spreadsheets.controller.js';
import { TextChecksController } from './text-checks.controller.js';
import { SystemController } from './system.controller.js';

/** Every controller of the service. */
export const CONTROLLERS = [
  SessionController,
  PeopleController,
  RulebooksController,
  RuleDraftsController,
  RuleDecisionsController,
  RuleReportsController,
  SimulationsController,
  ReportsController,
  DraftingController,
  DecisionsController,
  ReviewController,
  BureauController,
  ArchiveController,
  ArchiveKeepingController,
  DisposalsController,
  PublicationController,
  PublicController,
  OpenDataController,
  SpreadsheetsController,
  TextChecksController,
  SystemController,
];
