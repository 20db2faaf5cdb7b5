"""Entities: the pipeline's names made consistent over an article."""

from annotate.extract.entities.article import ArticleEntities

__all__ = ["ArticleEntities"]
