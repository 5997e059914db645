#pragma once

#include "engine/report.hpp"

namespace factsheet::engine {

/// Reads a JSON report. Nothing, and an error told, if it isn't one: with its place where it is no JSON, with
/// the path of the value ("/sheets/3/state") where it holds something else than `to_json` writes. Keys that
/// it doesn't know are passed over.
std::optional<Report> read_report(SourceId source, const SourceMap& sources, Diagnostics& diagnostics);

}  // namespace factsheet::engine
