"""A tiny language model, and llama.cpp's own server with it: `python -m … FILE CONTEXT PORT`.

It has no attention: the token before decides on the next one. Its weights are random but for a
taste for one name, and it writes JSON only where the server makes it.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from gguf import GGUFWriter, TokenType

NAME = "Ida Quill"
_WIDTH = 512
"""Dimensions of an embedding, more than there are tokens: each has a dimension of its own."""
_HEAD = 64
"""Dimensions of a head of the attention, which is there and adds nothing."""
_NARROW = 32
"""Dimensions of the feed-forward layer, which adds nothing either."""
_NOISE = 0.01
"""Standard deviation of the random weights; the taste for a token has 1."""
_CONTEXT = 32_768
"""Tokens that the model is said to be made for; nearly each character is one."""
_SPACE = "▁"
"""What stands for a space in tokens."""
_TASTE = (('"', NAME), (NAME, '"'), ("[", "{"), ("}", "]"), ("]", "}"))
"""For some tokens the one that the model likes best behind it."""


def write_model(path: Path, taste: Iterable[tuple[str, str]] = _TASTE) -> None:
    """Write the model as GGUF."""
    control = {"<unk>": TokenType.UNKNOWN, "<s>": TokenType.CONTROL, "</s>": TokenType.CONTROL}
    characters = [chr(code) for code in range(ord(" "), 127)]
    tokens = {
        **control,
        **{f"<0x{byte:02X}>": TokenType.BYTE for byte in range(256)},
        **{each.replace(" ", _SPACE): TokenType.NORMAL for each in [*characters, NAME]},
    }
    writer = GGUFWriter(path, "llama")
    writer.add_context_length(_CONTEXT)
    writer.add_embedding_length(_WIDTH)
    writer.add_block_count(1)
    writer.add_feed_forward_length(_NARROW)
    writer.add_head_count(_WIDTH // _HEAD)
    writer.add_head_count_kv(1)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_tokenizer_model("llama")
    writer.add_token_list(list(tokens))
    writer.add_token_scores([0.0] * len(tokens))
    writer.add_token_types(list(tokens.values()))
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_chat_template("{% for m in messages %}{{ m.role }}: {{ m.content }}\n{% endfor %}")
    _add_weights(writer, list(tokens), taste)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _add_weights(writer: GGUFWriter, tokens: list[str], taste: Iterable[tuple[str, str]]) -> None:
    places = {token.replace(_SPACE, " "): place for place, token in enumerate(tokens)}
    embedding = np.eye(len(tokens), _WIDTH, dtype=np.float32)
    noise = np.random.default_rng(0).normal(scale=_NOISE, size=embedding.shape)
    output = noise.astype(np.float32)
    # Of a character and its byte it takes the character, and no control characters.
    output[places["<0x00>"] : places["<0x7F>"] + 1] -= 1
    for before, behind in taste:
        output[places[behind], places[before]] = 1
    writer.add_tensor("token_embd.weight", embedding)
    writer.add_tensor("output.weight", output)
    for name in ("output_norm", "blk.0.attn_norm", "blk.0.ffn_norm"):
        writer.add_tensor(f"{name}.weight", np.ones(_WIDTH, np.float32))
    shapes = {
        **dict.fromkeys(("attn_q", "attn_output"), (_WIDTH, _WIDTH)),
        **dict.fromkeys(("attn_k", "attn_v"), (_HEAD, _WIDTH)),
        **dict.fromkeys(("ffn_gate", "ffn_up"), (_NARROW, _WIDTH)),
        "ffn_down": (_WIDTH, _NARROW),
    }
    for name, shape in shapes.items():
        writer.add_tensor(f"blk.0.{name}.weight", np.zeros(shape, np.float32))


def serve(path: Path, context: int, port: int) -> None:
    """Serve the model on the loopback address, with a context of so many tokens, until killed."""
    import xllamacpp

    settings = xllamacpp.CommonParams()
    settings.model.path = str(path)
    settings.port, settings.n_ctx, settings.n_parallel = port, context, 1
    settings.cpuparams.n_threads = 1
    server = xllamacpp.Server(settings)
    assert server.listening_address.startswith("http://127.0.0.1:")
    signal.pause()


if __name__ == "__main__":
    serve(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
