import type { ListFacetsView, Wire } from '#libs/contracts';
import type { ListFacets } from '#libs/features/ports';

export function toFacets({ years, organisations, grades }: ListFacets): Wire<ListFacetsView> {
  return { years: [...years], organisations: [...organisations], grades: [...grades] };
}
